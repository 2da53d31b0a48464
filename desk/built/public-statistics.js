var x=class extends Error{constructor(n,s,i,r=null,o=null){super(i||s);this.status=n;this.title=s;this.detail=i;this.body=r;this.retryAfter=o}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},xt=new Set,Tt=!0;function Ct(e){xt.add(e)}function ne(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let n=e!==401;if(n!==Tt){Tt=n;for(let s of xt)s(n)}}function se(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function ie(e){let t=await e.text(),n=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let s=JSON.parse(t);return new x(e.status,s.title??e.statusText,s.detail??"",s,n)}catch{return new x(e.status,e.statusText,t.slice(0,200),null,n)}}async function L(e,t,n,s={}){let i={Accept:"application/json","X-CSRF-Token":se()},r=n instanceof FormData||n instanceof Blob;n!==void 0&&!r&&(i["Content-Type"]="application/json"),s.version&&(i["If-Match"]=s.version),s.once&&(i["Idempotency-Key"]=s.once);let o;try{o=await fetch(t,{method:e,headers:i,body:n===void 0?null:r?n:JSON.stringify(n),credentials:"same-origin",signal:s.signal??null})}catch(l){throw l instanceof DOMException&&l.name==="AbortError"?l:new x(0,"Unreachable","")}if(ne(o.status,t),!o.ok)throw await ie(o);return{body:o.status!==204&&(o.headers.get("Content-Type")??"").includes("json")?await o.json():null,etag:o.headers.get("ETag")}}var Z={get:(e,t)=>L("GET",e,void 0,t),post:(e,t,n)=>L("POST",e,t??{},n),put:(e,t,n)=>L("PUT",e,t,n),patch:(e,t,n)=>L("PATCH",e,t,n),delete:(e,t)=>L("DELETE",e,void 0,t)};var ht=globalThis,Rt=e=>e,J=ht.trustedTypes,kt=J?J.createPolicy("lit-html",{createHTML:e=>e}):void 0,pt="$lit$",T=`lit$${Math.random().toFixed(9).slice(2)}$`,mt="?"+T,re=`<${mt}>`,M=document,F=()=>M.createComment(""),W=e=>e===null||typeof e!="object"&&typeof e!="function",gt=Array.isArray,Dt=e=>gt(e)||typeof e?.[Symbol.iterator]=="function",ut=`[ 	
\f\r]`,U=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Et=/-->/g,Mt=/>/g,k=RegExp(`>|${ut}(?:([^\\s"'>=/]+)(${ut}*=${ut}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),St=/'/g,Nt=/"/g,Ht=/^(?:script|style|textarea|title)$/i,ft=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),g=ft(1),V=ft(2),De=ft(3),A=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),Pt=new WeakMap,E=M.createTreeWalker(M,129);function It(e,t){if(!gt(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return kt!==void 0?kt.createHTML(t):t}var Ot=(e,t)=>{let n=e.length-1,s=[],i,r=t===2?"<svg>":t===3?"<math>":"",o=U;for(let u=0;u<n;u++){let l=e[u],p,f,c=-1,m=0;for(;m<l.length&&(o.lastIndex=m,f=o.exec(l),f!==null);)m=o.lastIndex,o===U?f[1]==="!--"?o=Et:f[1]!==void 0?o=Mt:f[2]!==void 0?(Ht.test(f[2])&&(i=RegExp("</"+f[2],"g")),o=k):f[3]!==void 0&&(o=k):o===k?f[0]===">"?(o=i??U,c=-1):f[1]===void 0?c=-2:(c=o.lastIndex-f[2].length,p=f[1],o=f[3]===void 0?k:f[3]==='"'?Nt:St):o===Nt||o===St?o=k:o===Et||o===Mt?o=U:(o=k,i=void 0);let h=o===k&&e[u+1].startsWith("/>")?" ":"";r+=o===U?l+re:c>=0?(s.push(p),l.slice(0,c)+pt+l.slice(c)+T+h):l+T+(c===-2?u:h)}return[It(e,r+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},j=class e{constructor({strings:t,_$litType$:n},s){let i;this.parts=[];let r=0,o=0,u=t.length-1,l=this.parts,[p,f]=Ot(t,n);if(this.el=e.createElement(p,s),E.currentNode=this.el.content,n===2||n===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(i=E.nextNode())!==null&&l.length<u;){if(i.nodeType===1){if(i.hasAttributes())for(let c of i.getAttributeNames())if(c.endsWith(pt)){let m=f[o++],h=i.getAttribute(c).split(T),$=/([.?@])?(.*)/.exec(m);l.push({type:1,index:r,name:$[2],strings:h,ctor:$[1]==="."?K:$[1]==="?"?X:$[1]==="@"?tt:N}),i.removeAttribute(c)}else c.startsWith(T)&&(l.push({type:6,index:r}),i.removeAttribute(c));if(Ht.test(i.tagName)){let c=i.textContent.split(T),m=c.length-1;if(m>0){i.textContent=J?J.emptyScript:"";for(let h=0;h<m;h++)i.append(c[h],F()),E.nextNode(),l.push({type:2,index:++r});i.append(c[m],F())}}}else if(i.nodeType===8)if(i.data===mt)l.push({type:2,index:r});else{let c=-1;for(;(c=i.data.indexOf(T,c+1))!==-1;)l.push({type:7,index:r}),c+=T.length-1}r++}}static createElement(t,n){let s=M.createElement("template");return s.innerHTML=t,s}};function S(e,t,n=e,s){if(t===A)return t;let i=s!==void 0?n._$Co?.[s]:n._$Cl,r=W(t)?void 0:t._$litDirective$;return i?.constructor!==r&&(i?._$AO?.(!1),r===void 0?i=void 0:(i=new r(e),i._$AT(e,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(t=S(e,i._$AS(e,t.values),i,s)),t}var z=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:s}=this._$AD,i=(t?.creationScope??M).importNode(n,!0);E.currentNode=i;let r=E.nextNode(),o=0,u=0,l=s[0];for(;l!==void 0;){if(o===l.index){let p;l.type===2?p=new H(r,r.nextSibling,this,t):l.type===1?p=new l.ctor(r,l.name,l.strings,this,t):l.type===6&&(p=new et(r,this,t)),this._$AV.push(p),l=s[++u]}o!==l?.index&&(r=E.nextNode(),o++)}return E.currentNode=M,i}p(t){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,n),n+=s.strings.length-2):s._$AI(t[n])),n++}},H=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,s,i){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=S(this,t,n),W(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==A&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Dt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&W(this._$AH)?this._$AA.nextSibling.data=t:this.T(M.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:s}=t,i=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=j.createElement(It(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let r=new z(i,this),o=r.u(this.options);r.p(n),this.T(o),this._$AH=r}}_$AC(t){let n=Pt.get(t.strings);return n===void 0&&Pt.set(t.strings,n=new j(t)),n}k(t){gt(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let r of t)i===n.length?n.push(s=new e(this.O(F()),this.O(F()),this,this.options)):s=n[i],s._$AI(r),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let s=Rt(t).nextSibling;Rt(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},N=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,s,i,r){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=n,this._$AM=i,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=d}_$AI(t,n=this,s,i){let r=this.strings,o=!1;if(r===void 0)t=S(this,t,n,0),o=!W(t)||t!==this._$AH&&t!==A,o&&(this._$AH=t);else{let u=t,l,p;for(t=r[0],l=0;l<r.length-1;l++)p=S(this,u[s+l],n,l),p===A&&(p=this._$AH[l]),o||=!W(p)||p!==this._$AH[l],p===d?t=d:t!==d&&(t+=(p??"")+r[l+1]),this._$AH[l]=p}o&&!i&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},K=class extends N{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}},X=class extends N{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}},tt=class extends N{constructor(t,n,s,i,r){super(t,n,s,i,r),this.type=5}_$AI(t,n=this){if((t=S(this,t,n,0)??d)===A)return;let s=this._$AH,i=t===d&&s!==d||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,r=t!==d&&(s===d||i);i&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},et=class{constructor(t,n,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){S(this,t)}},Bt={M:pt,P:T,A:mt,C:1,L:Ot,R:z,D:Dt,V:S,I:H,H:N,N:X,U:tt,B:K,F:et},oe=ht.litHtmlPolyfillSupport;oe?.(j,H),(ht.litHtmlVersions??=[]).push("3.3.3");var q=(e,t,n)=>{let s=n?.renderBefore??t,i=s._$litPart$;if(i===void 0){let r=n?.renderBefore??null;s._$litPart$=i=new H(t.insertBefore(F(),r),r,void 0,n??{})}return i._$AI(e),i};var _={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},v=e=>(...t)=>({_$litDirective$:e,values:t}),y=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,n,s){this._$Ct=t,this._$AM=n,this._$Ci=s}_$AS(t,n){return this.update(t,n)}update(t,n){return this.render(...n)}};var ae=v(class extends y{constructor(e){if(super(e),e.type!==_.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in t)t[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(t)}let n=e.element.classList;for(let s of this.st)s in t||(n.remove(s),this.st.delete(s));for(let s in t){let i=!!t[s];i===this.st.has(s)||this.nt?.has(s)||(i?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return A}});var{I:le}=Bt,Lt=e=>e;var nt=e=>e.strings===void 0,Ut=()=>document.createComment(""),I=(e,t,n)=>{let s=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0){let r=s.insertBefore(Ut(),i),o=s.insertBefore(Ut(),i);n=new le(r,o,e,e.options)}else{let r=n._$AB.nextSibling,o=n._$AM,u=o!==e;if(u){let l;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(l=e._$AU)!==o._$AU&&n._$AP(l)}if(r!==i||u){let l=n._$AA;for(;l!==r;){let p=Lt(l).nextSibling;Lt(s).insertBefore(l,i),l=p}}}return n},C=(e,t,n=e)=>(e._$AI(t,n),e),ce={},O=(e,t=ce)=>e._$AH=t,Ft=e=>e._$AH,st=e=>{e._$AR(),e._$AA.remove()};var de=v(class extends y{constructor(){super(...arguments),this.key=d}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(O(e),this.key=t),n}});var ue=v(class extends y{constructor(e){if(super(e),e.type!==_.PROPERTY&&e.type!==_.ATTRIBUTE&&e.type!==_.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!nt(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===A||t===d)return t;let n=e.element,s=e.name;if(e.type===_.PROPERTY){if(t===n[s])return A}else if(e.type===_.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(s))return A}else if(e.type===_.ATTRIBUTE&&n.getAttribute(s)===t+"")return A;return O(e),t}});var G=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(t,!1),G(s,t);return!0},it=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},Wt=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=new Set;else if(n.has(e))break;n.add(e),me(t)}};function he(e){this._$AN!==void 0?(it(this),this._$AM=e,Wt(this)):this._$AM=e}function pe(e,t=!1,n=0){let s=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(t)if(Array.isArray(s))for(let r=n;r<s.length;r++)G(s[r],!1),it(s[r]);else s!=null&&(G(s,!1),it(s));else G(this,e)}var me=e=>{e.type==_.CHILD&&(e._$AP??=pe,e._$AQ??=he)},rt=class extends y{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,n,s){super._$AT(t,n,s),Wt(this),this.isConnected=t._$AU}_$AO(t,n=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),n&&(G(this,t),it(this))}setValue(t){if(nt(this._$Ct))this._$Ct._$AI(t,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=t,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var $t=new WeakMap,ge=v(class extends rt{render(e){return d}update(e,[t]){let n=t!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),d}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,n=$t.get(t);n===void 0&&(n=new WeakMap,$t.set(t,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?$t.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var jt=(e,t,n)=>{let s=new Map;for(let i=t;i<=n;i++)s.set(e[i],i);return s},fe=v(class extends y{constructor(e){if(super(e),e.type!==_.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,n){let s;n===void 0?n=t:t!==void 0&&(s=t);let i=[],r=[],o=0;for(let u of e)i[o]=s?s(u,o):o,r[o]=n(u,o),o++;return{values:r,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,s]){let i=Ft(e),{values:r,keys:o}=this.dt(t,n,s);if(!Array.isArray(i))return this.ut=o,r;let u=this.ut??=[],l=[],p,f,c=0,m=i.length-1,h=0,$=r.length-1;for(;c<=m&&h<=$;)if(i[c]===null)c++;else if(i[m]===null)m--;else if(u[c]===o[h])l[h]=C(i[c],r[h]),c++,h++;else if(u[m]===o[$])l[$]=C(i[m],r[$]),m--,$--;else if(u[c]===o[$])l[$]=C(i[c],r[$]),I(e,l[$+1],i[c]),c++,$--;else if(u[m]===o[h])l[h]=C(i[m],r[h]),I(e,i[c],i[m]),m--,h++;else if(p===void 0&&(p=jt(o,h,$),f=jt(u,c,m)),p.has(u[c]))if(p.has(u[m])){let w=f.get(o[h]),dt=w!==void 0?i[w]:null;if(dt===null){let wt=I(e,i[c]);C(wt,r[h]),l[h]=wt}else l[h]=C(dt,r[h]),I(e,i[c],dt),i[w]=null;h++}else st(i[m]),m--;else st(i[c]),c++;for(;h<=$;){let w=I(e,l[$+1]);C(w,r[h]),l[h++]=w}for(;c<=m;){let w=i[c++];w!==null&&st(w)}return this.ut=o,O(e,l),A}});var Gt={},b=document.documentElement.lang==="ar"?"ar":"en",B=b==="ar"?"ar-OM-u-nu-latn":"en-GB";async function At(){if(b==="en")return;let e=await fetch("/desk/assets/ar.json");e.ok&&(Gt=await e.json())}function $e(e,t){return e.replace(/\{(\w+)\}/g,(n,s)=>String(t[s]??n))}function a(e,t={}){let n=Gt[e];return $e(typeof n=="string"?n:e,t)}var Ae={day:"numeric",month:"short",year:"numeric",hour:b==="ar"?"numeric":"2-digit",minute:"2-digit"},xn=new Intl.PluralRules("ar"),_e=new Intl.NumberFormat(B,{style:"percent",maximumFractionDigits:0}),Cn=new Intl.DateTimeFormat(B,{timeStyle:"short"}),Rn=new Intl.DateTimeFormat(B,Ae),Vt=new Map;function Y(e,t=0){let n=Vt.get(t);return n||(n=new Intl.NumberFormat(B,{maximumFractionDigits:t,minimumFractionDigits:t}),Vt.set(t,n)),n.format(e)}function _t(e){return e==null?"–":_e.format(e)}function yt(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[n,s,i]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],r=o=>String(o).padStart(2,"0");return n?`${n}:${r(s)}:${r(i)}`:`${s}:${r(i)}`}function Yt(e){return b==="ar"?`⁧${e}⁩`:e}var qt=/[\u064b-\u0650\u0652]/g;function vt(e,t){return e?.[b]?.replace(qt,"")??e?.en??e?.ar?.replace(qt,"")??t}var ye={"unknown case":()=>a("There is no such case, or it is not yours to see."),stale:()=>a("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>a("Your role may not do that."),state:()=>a("The case cannot be changed like that as it stands."),"saved filter":()=>a("The list cannot be kept under this name."),file:()=>a("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>a("The store cannot be used now: nothing was changed, try again.")},ve={400:()=>a("What was sent was not understood."),403:()=>a("This is not allowed."),404:()=>a("This is not there, or not any more."),409:()=>a("This cannot be done as things stand."),412:()=>a("Somebody changed it meanwhile. Look at it again."),413:()=>a("This is too large."),422:()=>a("What was sent was not understood."),429:()=>a("Too many requests. Wait a moment and try again."),503:()=>a("This cannot be done right now. Try again in a moment.")};function Qt(e,t,n=0){return b==="en"?t:ye[e]?.()??ve[n]?.()??t}var be=[{path:"/desk/agent",title:()=>a("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>a("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>a("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>a("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>a("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>a("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>a("Screens"),roles:["administrator"]}];function we(e){return be.filter(t=>t.roles.some(n=>e.roles.includes(n)))}function Zt(e){return e instanceof x&&e.status===0?a("The hotline cannot be reached. Trying again…"):e instanceof x?Qt(e.code,e.detail||e.title,e.status):a("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Jt(e,t=d){let n=e?we(e):[];return g`
    <a class="skip" href="#content">${a("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${a("Places")}>
        ${n.map(s=>g`<a href=${s.path} aria-current=${location.pathname===s.path?"page":d}
              >${s.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${xe} aria-label=${a("Light or dark")}>◐</button>
      <button class="quiet" lang=${b==="ar"?"en":"ar"} @click=${Te}>
        ${b==="ar"?"English":"العربية"}
      </button>
      ${e?g`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Ce}>${a("Sign out")}</button>`:d}
    </header>
  `}function Te(){document.cookie=`hotline_language=${b==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function xe(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Ce(){try{await Z.post("/desk/api/sign-out")}finally{location.assign("/desk/sign-in")}}var Q=null;Ct(e=>{Q?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Q=document.body.appendChild(document.createElement("div")),Q.className="notices",Q.setAttribute("role","alert"),q(g`<p class="notice trouble">
      ${a("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${a("Sign in")}</a>
    </p>`,Q))});function ot(e,t){return{value:e[t],atLeast:e.at_least.includes(t)}}function at(e,t){let n=e.map(i=>i[t]).filter(i=>i!==null);if(!n.length)return{value:null,atLeast:!1};let s=n.length<e.length||e.some(i=>i.at_least.includes(t));return{value:n.reduce((i,r)=>i+r,0),atLeast:s}}function zt(e){let t=e.filter(i=>i.answered&&i.wait_seconds!==null),n=t.reduce((i,r)=>i+(r.answered??0),0),s=t.reduce((i,r)=>i+(r.answered??0)*(r.wait_seconds??0),0);return n?s/n:null}function Kt(e,t,n){let s=e.filter(u=>u.queue===t),i=Re(Math.max(1,...s.map(u=>u.offered??0))),r=n.width/Math.max(1,s.length);return{bars:s.map((u,l)=>({row:u,x:l*r+r*.15,width:Math.min(r*.7,48),answered:(u.answered??0)/i*n.height,dropped:(u.dropped??0)/i*n.height})),top:i}}function Re(e){let t=10**Math.floor(Math.log10(e));return([1,2,5,10].find(n=>n*t>=e)??10)*t}var R={width:900,height:220},bt=null,ct="",P="day",lt="";await At();await Xt();async function Xt(){try{bt=(await Z.get(`/statistics/figures.json?by=${P}`)).body,ct=""}catch(e){ct=Zt(e)}te()}function te(){q(g`${Jt(null)}
      <main id="content" class="page public-figures">
        <h1>${a("How well does 1111 work?")}</h1>
        ${ct?g`<p class="trouble" role="alert">${ct}</p>`:d}
        ${bt?ke(bt):d}
      </main>`,document.body)}function ke(e){let t=e.rows.filter(i=>i.queue===lt),n=[["day",a("By day")],["week",a("By week")],["month",a("By month")]],s=[...new Set(e.rows.map(i=>i.queue))].filter(i=>i!=="");return g` <div class="row">
      <div class="row" role="group" aria-label=${a("Period")}>
        ${n.map(([i,r])=>g`<button
              class=${P===i?"":"plain"}
              aria-pressed=${P===i}
              @click=${()=>{P=i,Xt()}}>
              ${r}
            </button>`)}
      </div>
      <label class="row"
        >${a("Queue")}<select
          @change=${i=>{lt=i.target.value,te()}}>
          <option value="">${a("All together")}</option>
          ${s.map(i=>g`<option value=${i} ?selected=${lt===i}>${vt(e.queues[i],i)}</option>`)}
        </select></label
      >
    </div>
    ${t.length?g`${Ee(t)}
            <section class="card">
              <h2>${a("Calls")}</h2>
              ${Me(e)} ${Se(t)}
            </section>`:g`<p class="soft">${a("There are no figures for this time yet.")}</p>`}
    ${Ne(e)}
    <p class="small soft">
      ${a("Counts below {n} are not shown, nor what would tell them, so that nobody can be recognised. Today's counts are rounded down.",{n:Y(e.least_count)})}
      <a href="/statistics/figures.csv?by=${P}">CSV</a> · <a href="/statistics/figures.json?by=${P}">JSON</a>
    </p>`}function Ee(e){let t=(n,s)=>g`<div class="card tile"><span class="soft">${n}</span><strong class="number">${s}</strong></div>`;return g`<div class="tiles">
    ${t(a("Calls offered"),D(at(e,"offered")))} ${t(a("Answered"),D(at(e,"answered")))}
    ${t(a("Dropped while waiting"),D(at(e,"dropped")))}
    ${t(a("Average wait"),yt(zt(e)))}
  </div>`}function Me(e){let t=Kt(e.rows,lt,R),n=R.height+10;return g`<svg class="chart" viewBox="-50 0 ${R.width+60} ${R.height+40}" aria-hidden="true" dir="ltr">
      ${[0,.5,1].map(s=>V`<line x1="0" x2=${R.width} y1=${n-s*R.height} y2=${n-s*R.height}></line>
      <text x="-8" y=${n-s*R.height+4} text-anchor="end">${Y(s*t.top)}</text>`)}
      ${t.bars.map((s,i)=>V`<rect class="answered" x=${s.x} width=${s.width} y=${n-s.answered} height=${s.answered}></rect>
      <rect class="dropped" x=${s.x} width=${s.width} y=${n-s.answered-s.dropped} height=${s.dropped}></rect>
      ${i%Math.ceil(t.bars.length/8)===0?V`<text x=${s.x+s.width/2} y=${n+18} text-anchor="middle">${Yt(ee(s.row.start))}</text>`:d}`)}
    </svg>
    <p class="small legend">
      <span class="key answered"></span>${a("Answered")} <span class="key dropped"></span>${a("Dropped while waiting")}
    </p>`}function ee(e){let t={day:"numeric",month:"short",timeZone:"UTC"},n={month:"short",year:"2-digit",timeZone:"UTC"};return new Intl.DateTimeFormat(B,P==="month"?n:t).format(new Date(e))}function D({value:e,atLeast:t}){return e===null?a("not shown"):t?a("at least {n}",{n:Y(e)}):Y(e)}function Se(e){return g`<details open>
    <summary>${a("As a table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${a("Calls")}>
      <table>
        <thead>
          <tr>
            <th>${a("Period")}</th>
            <th class="number">${a("Calls offered")}</th>
            <th class="number">${a("Answered")}</th>
            <th class="number">${a("Dropped while waiting")}</th>
            <th class="number">${a("Average wait")}</th>
            <th class="number">${a("Answered in time")}</th>
          </tr>
        </thead>
        <tbody>
          ${[...e].reverse().map(t=>g`<tr>
                <th scope="row">${ee(t.start)}</th>
                <td class="number">${D(ot(t,"offered"))}</td>
                <td class="number">${D(ot(t,"answered"))}</td>
                <td class="number">${D(ot(t,"dropped"))}</td>
                <td class="number">${yt(t.wait_seconds)}</td>
                <td class="number">${_t(t.service_level)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </details>`}function Ne(e){if(!e.cases.length)return d;let t=n=>n===""?a("All together"):n==="?"?a("Other"):vt(e.categories[n],n);return g`<section class="card">
    <h2>${a("Cases solved in time")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${a("Cases solved in time")}>
      <table>
        <thead>
          <tr>
            <th>${a("Month")}</th>
            <th>${a("Subject area")}</th>
            <th class="number">${a("Due")}</th>
            <th class="number">${a("In time")}</th>
          </tr>
        </thead>
        <tbody>
          ${[...e.cases].reverse().map(n=>g`<tr>
                <th scope="row" class="number-start">${n.month}</th>
                <td>${t(n.category)}</td>
                <td class="number">${D({value:n.due,atLeast:!1})}</td>
                <td class="number">${_t(n.in_time)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </section>`}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
