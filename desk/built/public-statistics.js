var T=class extends Error{constructor(n,s,r,i=null,o=null){super(r||s);this.status=n;this.title=s;this.detail=r;this.body=i;this.retryAfter=o}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},kt=new Set,Rt=!0;function Et(e){kt.add(e)}function ie(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let n=e!==401;if(n!==Rt){Rt=n;for(let s of kt)s(n)}}function oe(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function ae(e){let t=await e.text(),n=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let s=JSON.parse(t);return new T(e.status,s.title??e.statusText,s.detail??"",s,n)}catch{return new T(e.status,e.statusText,t.slice(0,200),null,n)}}async function U(e,t,n,s={}){let r={Accept:"application/json","X-CSRF-Token":oe()},i=n instanceof FormData||n instanceof Blob;n!==void 0&&!i&&(r["Content-Type"]="application/json"),s.version&&(r["If-Match"]=s.version),s.once&&(r["Idempotency-Key"]=s.once);let o;try{o=await fetch(t,{method:e,headers:r,body:n===void 0?null:i?n:JSON.stringify(n),credentials:"same-origin",signal:s.signal??null})}catch(l){throw l instanceof DOMException&&l.name==="AbortError"?l:new T(0,"Unreachable","")}if(ie(o.status,t),!o.ok)throw await ae(o);return{body:o.status!==204&&(o.headers.get("Content-Type")??"").includes("json")?await o.json():null,etag:o.headers.get("ETag")}}var Z={get:(e,t)=>U("GET",e,void 0,t),post:(e,t,n)=>U("POST",e,t??{},n),put:(e,t,n)=>U("PUT",e,t,n),patch:(e,t,n)=>U("PATCH",e,t,n),delete:(e,t)=>U("DELETE",e,void 0,t)};var ht=globalThis,Mt=e=>e,J=ht.trustedTypes,St=J?J.createPolicy("lit-html",{createHTML:e=>e}):void 0,pt="$lit$",x=`lit$${Math.random().toFixed(9).slice(2)}$`,mt="?"+x,le=`<${mt}>`,M=document,W=()=>M.createComment(""),j=e=>e===null||typeof e!="object"&&typeof e!="function",gt=Array.isArray,Ot=e=>gt(e)||typeof e?.[Symbol.iterator]=="function",ut=`[ 	
\f\r]`,F=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Nt=/-->/g,Pt=/>/g,k=RegExp(`>|${ut}(?:([^\\s"'>=/]+)(${ut}*=${ut}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Dt=/'/g,Ht=/"/g,Lt=/^(?:script|style|textarea|title)$/i,ft=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),g=ft(1),q=ft(2),Le=ft(3),A=Symbol.for("lit-noChange"),d=Symbol.for("lit-nothing"),It=new WeakMap,E=M.createTreeWalker(M,129);function Bt(e,t){if(!gt(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return St!==void 0?St.createHTML(t):t}var Ut=(e,t)=>{let n=e.length-1,s=[],r,i=t===2?"<svg>":t===3?"<math>":"",o=F;for(let u=0;u<n;u++){let l=e[u],p,f,c=-1,m=0;for(;m<l.length&&(o.lastIndex=m,f=o.exec(l),f!==null);)m=o.lastIndex,o===F?f[1]==="!--"?o=Nt:f[1]!==void 0?o=Pt:f[2]!==void 0?(Lt.test(f[2])&&(r=RegExp("</"+f[2],"g")),o=k):f[3]!==void 0&&(o=k):o===k?f[0]===">"?(o=r??F,c=-1):f[1]===void 0?c=-2:(c=o.lastIndex-f[2].length,p=f[1],o=f[3]===void 0?k:f[3]==='"'?Ht:Dt):o===Ht||o===Dt?o=k:o===Nt||o===Pt?o=F:(o=k,r=void 0);let h=o===k&&e[u+1].startsWith("/>")?" ":"";i+=o===F?l+le:c>=0?(s.push(p),l.slice(0,c)+pt+l.slice(c)+x+h):l+x+(c===-2?u:h)}return[Bt(e,i+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},V=class e{constructor({strings:t,_$litType$:n},s){let r;this.parts=[];let i=0,o=0,u=t.length-1,l=this.parts,[p,f]=Ut(t,n);if(this.el=e.createElement(p,s),E.currentNode=this.el.content,n===2||n===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=E.nextNode())!==null&&l.length<u;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(pt)){let m=f[o++],h=r.getAttribute(c).split(x),$=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:$[2],strings:h,ctor:$[1]==="."?K:$[1]==="?"?X:$[1]==="@"?tt:N}),r.removeAttribute(c)}else c.startsWith(x)&&(l.push({type:6,index:i}),r.removeAttribute(c));if(Lt.test(r.tagName)){let c=r.textContent.split(x),m=c.length-1;if(m>0){r.textContent=J?J.emptyScript:"";for(let h=0;h<m;h++)r.append(c[h],W()),E.nextNode(),l.push({type:2,index:++i});r.append(c[m],W())}}}else if(r.nodeType===8)if(r.data===mt)l.push({type:2,index:i});else{let c=-1;for(;(c=r.data.indexOf(x,c+1))!==-1;)l.push({type:7,index:i}),c+=x.length-1}i++}}static createElement(t,n){let s=M.createElement("template");return s.innerHTML=t,s}};function S(e,t,n=e,s){if(t===A)return t;let r=s!==void 0?n._$Co?.[s]:n._$Cl,i=j(t)?void 0:t._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(e),r._$AT(e,n,s)),s!==void 0?(n._$Co??=[])[s]=r:n._$Cl=r),r!==void 0&&(t=S(e,r._$AS(e,t.values),r,s)),t}var z=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:s}=this._$AD,r=(t?.creationScope??M).importNode(n,!0);E.currentNode=r;let i=E.nextNode(),o=0,u=0,l=s[0];for(;l!==void 0;){if(o===l.index){let p;l.type===2?p=new D(i,i.nextSibling,this,t):l.type===1?p=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(p=new et(i,this,t)),this._$AV.push(p),l=s[++u]}o!==l?.index&&(i=E.nextNode(),o++)}return E.currentNode=M,r}p(t){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,n),n+=s.strings.length-2):s._$AI(t[n])),n++}},D=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,s,r){this.type=2,this._$AH=d,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=s,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=S(this,t,n),j(t)?t===d||t==null||t===""?(this._$AH!==d&&this._$AR(),this._$AH=d):t!==this._$AH&&t!==A&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ot(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==d&&j(this._$AH)?this._$AA.nextSibling.data=t:this.T(M.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:s}=t,r=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=V.createElement(Bt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===r)this._$AH.p(n);else{let i=new z(r,this),o=i.u(this.options);i.p(n),this.T(o),this._$AH=i}}_$AC(t){let n=It.get(t.strings);return n===void 0&&It.set(t.strings,n=new V(t)),n}k(t){gt(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,r=0;for(let i of t)r===n.length?n.push(s=new e(this.O(W()),this.O(W()),this,this.options)):s=n[r],s._$AI(i),r++;r<n.length&&(this._$AR(s&&s._$AB.nextSibling,r),n.length=r)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let s=Mt(t).nextSibling;Mt(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},N=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,s,r,i){this.type=1,this._$AH=d,this._$AN=void 0,this.element=t,this.name=n,this._$AM=r,this.options=i,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=d}_$AI(t,n=this,s,r){let i=this.strings,o=!1;if(i===void 0)t=S(this,t,n,0),o=!j(t)||t!==this._$AH&&t!==A,o&&(this._$AH=t);else{let u=t,l,p;for(t=i[0],l=0;l<i.length-1;l++)p=S(this,u[s+l],n,l),p===A&&(p=this._$AH[l]),o||=!j(p)||p!==this._$AH[l],p===d?t=d:t!==d&&(t+=(p??"")+i[l+1]),this._$AH[l]=p}o&&!r&&this.j(t)}j(t){t===d?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},K=class extends N{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===d?void 0:t}},X=class extends N{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==d)}},tt=class extends N{constructor(t,n,s,r,i){super(t,n,s,r,i),this.type=5}_$AI(t,n=this){if((t=S(this,t,n,0)??d)===A)return;let s=this._$AH,r=t===d&&s!==d||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,i=t!==d&&(s===d||r);r&&this.element.removeEventListener(this.name,this,s),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},et=class{constructor(t,n,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){S(this,t)}},Ft={M:pt,P:x,A:mt,C:1,L:Ut,R:z,D:Ot,V:S,I:D,H:N,N:X,U:tt,B:K,F:et},ce=ht.litHtmlPolyfillSupport;ce?.(V,D),(ht.litHtmlVersions??=[]).push("3.3.3");var G=(e,t,n)=>{let s=n?.renderBefore??t,r=s._$litPart$;if(r===void 0){let i=n?.renderBefore??null;s._$litPart$=r=new D(t.insertBefore(W(),i),i,void 0,n??{})}return r._$AI(e),r};var _={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},v=e=>(...t)=>({_$litDirective$:e,values:t}),y=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,n,s){this._$Ct=t,this._$AM=n,this._$Ci=s}_$AS(t,n){return this.update(t,n)}update(t,n){return this.render(...n)}};var de=v(class extends y{constructor(e){if(super(e),e.type!==_.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in t)t[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(t)}let n=e.element.classList;for(let s of this.st)s in t||(n.remove(s),this.st.delete(s));for(let s in t){let r=!!t[s];r===this.st.has(s)||this.nt?.has(s)||(r?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return A}});var{I:ue}=Ft,Wt=e=>e;var nt=e=>e.strings===void 0,jt=()=>document.createComment(""),H=(e,t,n)=>{let s=e._$AA.parentNode,r=t===void 0?e._$AB:t._$AA;if(n===void 0){let i=s.insertBefore(jt(),r),o=s.insertBefore(jt(),r);n=new ue(i,o,e,e.options)}else{let i=n._$AB.nextSibling,o=n._$AM,u=o!==e;if(u){let l;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(l=e._$AU)!==o._$AU&&n._$AP(l)}if(i!==r||u){let l=n._$AA;for(;l!==i;){let p=Wt(l).nextSibling;Wt(s).insertBefore(l,r),l=p}}}return n},C=(e,t,n=e)=>(e._$AI(t,n),e),he={},I=(e,t=he)=>e._$AH=t,Vt=e=>e._$AH,st=e=>{e._$AR(),e._$AA.remove()};var pe=v(class extends y{constructor(){super(...arguments),this.key=d}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(I(e),this.key=t),n}});var me=v(class extends y{constructor(e){if(super(e),e.type!==_.PROPERTY&&e.type!==_.ATTRIBUTE&&e.type!==_.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!nt(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===A||t===d)return t;let n=e.element,s=e.name;if(e.type===_.PROPERTY){if(t===n[s])return A}else if(e.type===_.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(s))return A}else if(e.type===_.ATTRIBUTE&&n.getAttribute(s)===t+"")return A;return I(e),t}});var Y=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(t,!1),Y(s,t);return!0},rt=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},qt=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=new Set;else if(n.has(e))break;n.add(e),$e(t)}};function ge(e){this._$AN!==void 0?(rt(this),this._$AM=e,qt(this)):this._$AM=e}function fe(e,t=!1,n=0){let s=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(t)if(Array.isArray(s))for(let i=n;i<s.length;i++)Y(s[i],!1),rt(s[i]);else s!=null&&(Y(s,!1),rt(s));else Y(this,e)}var $e=e=>{e.type==_.CHILD&&(e._$AP??=fe,e._$AQ??=ge)},it=class extends y{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,n,s){super._$AT(t,n,s),qt(this),this.isConnected=t._$AU}_$AO(t,n=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),n&&(Y(this,t),rt(this))}setValue(t){if(nt(this._$Ct))this._$Ct._$AI(t,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=t,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var $t=new WeakMap,Ae=v(class extends it{render(e){return d}update(e,[t]){let n=t!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),d}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,n=$t.get(t);n===void 0&&(n=new WeakMap,$t.set(t,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?$t.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Gt=(e,t,n)=>{let s=new Map;for(let r=t;r<=n;r++)s.set(e[r],r);return s},_e=v(class extends y{constructor(e){if(super(e),e.type!==_.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,n){let s;n===void 0?n=t:t!==void 0&&(s=t);let r=[],i=[],o=0;for(let u of e)r[o]=s?s(u,o):o,i[o]=n(u,o),o++;return{values:i,keys:r}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,s]){let r=Vt(e),{values:i,keys:o}=this.dt(t,n,s);if(!Array.isArray(r))return this.ut=o,i;let u=this.ut??=[],l=[],p,f,c=0,m=r.length-1,h=0,$=i.length-1;for(;c<=m&&h<=$;)if(r[c]===null)c++;else if(r[m]===null)m--;else if(u[c]===o[h])l[h]=C(r[c],i[h]),c++,h++;else if(u[m]===o[$])l[$]=C(r[m],i[$]),m--,$--;else if(u[c]===o[$])l[$]=C(r[c],i[$]),H(e,l[$+1],r[c]),c++,$--;else if(u[m]===o[h])l[h]=C(r[m],i[h]),H(e,r[c],r[m]),m--,h++;else if(p===void 0&&(p=Gt(o,h,$),f=Gt(u,c,m)),p.has(u[c]))if(p.has(u[m])){let w=f.get(o[h]),dt=w!==void 0?r[w]:null;if(dt===null){let Ct=H(e,r[c]);C(Ct,i[h]),l[h]=Ct}else l[h]=C(dt,i[h]),H(e,r[c],dt),r[w]=null;h++}else st(r[m]),m--;else st(r[c]),c++;for(;h<=$;){let w=H(e,l[$+1]);C(w,i[h]),l[h++]=w}for(;c<=m;){let w=r[c++];w!==null&&st(w)}return this.ut=o,I(e,l),A}});var Zt={},b=document.documentElement.lang==="ar"?"ar":"en",O=b==="ar"?"ar-OM-u-nu-latn":"en-GB";async function At(){if(b!=="en")try{let e=await fetch("/desk/assets/ar.json");e.ok&&(Zt=await e.json())}catch{}}function ye(e,t){return e.replace(/\{(\w+)\}/g,(n,s)=>String(t[s]??n))}function a(e,t={}){let n=Zt[e];return ye(typeof n=="string"?n:e,t)}var ve={day:"numeric",month:"short",year:"numeric",hour:b==="ar"?"numeric":"2-digit",minute:"2-digit"},En=new Intl.PluralRules("ar"),be=new Intl.NumberFormat(O,{style:"percent",maximumFractionDigits:0}),Mn=new Intl.DateTimeFormat(O,{timeStyle:"short"}),Sn=new Intl.DateTimeFormat(O,ve),Yt=new Map;function L(e,t=0){let n=Yt.get(t);return n||(n=new Intl.NumberFormat(O,{maximumFractionDigits:t,minimumFractionDigits:t}),Yt.set(t,n)),n.format(e)}function _t(e){return e==null?"–":be.format(e)}function yt(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[n,s,r]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],i=o=>String(o).padStart(2,"0");return n?`${n}:${i(s)}:${i(r)}`:`${s}:${i(r)}`}function Jt(e){return b==="ar"?`⁧${e}⁩`:e}var Qt=/[\u064b-\u0650\u0652]/g;function vt(e,t){return e?.[b]?.replace(Qt,"")??e?.en??e?.ar?.replace(Qt,"")??t}var we={"unknown case":()=>a("There is no such case, or it is not yours to see."),stale:()=>a("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>a("Your role may not do that."),state:()=>a("The case cannot be changed like that as it stands."),"saved filter":()=>a("The list cannot be kept under this name."),file:()=>a("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>a("The store cannot be used now: nothing was changed, try again.")},Te={400:()=>a("What was sent was not understood."),403:()=>a("This is not allowed."),404:()=>a("This is not there, or not any more."),409:()=>a("This cannot be done as things stand."),412:()=>a("Somebody changed it meanwhile. Look at it again."),413:()=>a("This is too large."),422:()=>a("What was sent was not understood."),429:()=>a("Too many requests. Wait a moment and try again."),503:()=>a("This cannot be done right now. Try again in a moment.")};function zt(e,t,n=0){return b==="en"?t:we[e]?.()??Te[n]?.()??t}var xe=[{path:"/desk/agent",title:()=>a("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>a("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>a("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>a("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>a("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>a("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>a("Screens"),roles:["administrator"]}];function Ce(e){return xe.filter(t=>t.roles.some(n=>e.roles.includes(n)))}function bt(e){return e instanceof T&&e.status===0?a("The hotline cannot be reached. Trying again…"):e instanceof T?zt(e.code,e.detail||e.title,e.status):a("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function Xt(e,t=d){let n=e?Ce(e):[];return g`
    <a class="skip" href="#content">${a("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${a("Places")}>
        ${n.map(s=>g`<a href=${s.path} aria-current=${location.pathname===s.path?"page":d}
              >${s.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${ke} aria-label=${a("Light or dark")}>◐</button>
      <button class="quiet" lang=${b==="ar"?"en":"ar"} @click=${Re}>
        ${b==="ar"?"English":"العربية"}
      </button>
      ${e?g`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Ee}>${a("Sign out")}</button>`:d}
    </header>
  `}function Re(){document.cookie=`hotline_language=${b==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function ke(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Ee(){try{await Z.post("/desk/api/sign-out")}catch(e){if(!(e instanceof T&&e.status===401))return Me(bt(e),"trouble")}location.assign("/desk/sign-in")}var Kt=null;function Me(e,t="good"){Kt??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let n=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});n.setAttribute("role",t==="trouble"?"alert":"status"),Kt.append(n),setTimeout(()=>n.remove(),t==="trouble"?12e3:5e3)}var Q=null;Et(e=>{Q?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Q=document.body.appendChild(document.createElement("div")),Q.className="notices",Q.setAttribute("role","alert"),G(g`<p class="notice trouble">
      ${a("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${a("Sign in")}</a>
    </p>`,Q))});function ot(e,t){return{value:e[t],atLeast:e.at_least.includes(t)}}function at(e,t){let n=e.map(r=>r[t]).filter(r=>r!==null);if(!n.length)return{value:null,atLeast:!1};let s=n.length<e.length||e.some(r=>r.at_least.includes(t));return{value:n.reduce((r,i)=>r+i,0),atLeast:s}}function te(e){let t=e.filter(r=>r.answered&&r.wait_seconds!==null),n=t.reduce((r,i)=>r+(i.answered??0),0),s=t.reduce((r,i)=>r+(i.answered??0)*(i.wait_seconds??0),0);return n?s/n:null}function ee(e,t,n){let s=e.filter(u=>u.queue===t),r=Se(Math.max(1,...s.map(u=>u.offered??0))),i=n.width/Math.max(1,s.length);return{bars:s.map((u,l)=>({row:u,x:l*i+i*.15,width:Math.min(i*.7,48),answered:(u.answered??0)/r*n.height,dropped:(u.dropped??0)/r*n.height})),top:r}}function Se(e){let t=10**Math.floor(Math.log10(e));return([1,2,5,10].find(n=>n*t>=e)??10)*t}var R={width:900,height:220},xt=null,ct="",P="day",lt="",wt=0;await At();await ne();async function ne(){let e=++wt;try{let{body:t}=await Z.get(`/statistics/figures.json?by=${P}`);if(e!==wt)return;xt=t,ct=""}catch(t){if(e!==wt)return;ct=bt(t)}se()}function se(){G(g`${Xt(null)}
      <main id="content" class="page public-figures">
        <h1>${a("How well does 1111 work?")}</h1>
        ${ct?g`<p class="trouble" role="alert">${ct}</p>`:d}
        ${xt?Ne(xt):d}
      </main>`,document.body)}function Ne(e){let t=e.rows.filter(r=>r.queue===lt),n=[["day",a("By day")],["week",a("By week")],["month",a("By month")]],s=[...new Set(e.rows.map(r=>r.queue))].filter(r=>r!=="");return g` <div class="row">
      <div class="row" role="group" aria-label=${a("Period")}>
        ${n.map(([r,i])=>g`<button
              class=${P===r?"":"plain"}
              aria-pressed=${P===r}
              @click=${()=>{P=r,ne()}}>
              ${i}
            </button>`)}
      </div>
      <label class="row"
        >${a("Queue")}<select
          @change=${r=>{lt=r.target.value,se()}}>
          <option value="">${a("All together")}</option>
          ${s.map(r=>g`<option value=${r} ?selected=${lt===r}>${vt(e.queues[r],r)}</option>`)}
        </select></label
      >
    </div>
    ${t.length?g`${Pe(t)}
            <section class="card">
              <h2>${a("Calls")}</h2>
              ${De(e)} ${He(t)}
            </section>`:g`<p class="soft">${a("There are no figures for this time yet.")}</p>`}
    ${Ie(e)}
    <p class="small soft">
      ${a("Counts below {n} are not shown, nor what would tell them, so that nobody can be recognised. Today's counts are rounded down.",{n:L(e.least_count)})}
      <a href="/statistics/figures.csv?by=${P}">CSV</a> · <a href="/statistics/figures.json?by=${P}">JSON</a>
    </p>`}function Pe(e){let t=(n,s)=>g`<div class="card tile"><span class="soft">${n}</span><strong class="number">${s}</strong></div>`;return g`<div class="tiles">
    ${t(a("Calls offered"),B(at(e,"offered")))} ${t(a("Answered"),B(at(e,"answered")))}
    ${t(a("Dropped while waiting"),B(at(e,"dropped")))}
    ${t(a("Average wait"),yt(te(e)))}
  </div>`}function De(e){let t=ee(e.rows,lt,R),n=R.height+10;return g`<svg class="chart" viewBox="-50 0 ${R.width+60} ${R.height+40}" aria-hidden="true" dir="ltr">
      ${[0,.5,1].map(s=>q`<line x1="0" x2=${R.width} y1=${n-s*R.height} y2=${n-s*R.height}></line>
      <text x="-8" y=${n-s*R.height+4} text-anchor="end">${L(s*t.top)}</text>`)}
      ${t.bars.map((s,r)=>q`<rect class="answered" x=${s.x} width=${s.width} y=${n-s.answered} height=${s.answered}></rect>
      <rect class="dropped" x=${s.x} width=${s.width} y=${n-s.answered-s.dropped} height=${s.dropped}></rect>
      ${r%Math.ceil(t.bars.length/8)===0?q`<text x=${s.x+s.width/2} y=${n+18} text-anchor="middle">${Jt(re(s.row.start))}</text>`:d}`)}
    </svg>
    <p class="small legend">
      <span class="key answered"></span>${a("Answered")} <span class="key dropped"></span>${a("Dropped while waiting")}
    </p>`}function re(e){let t={day:"numeric",month:"short",timeZone:"UTC"},n={month:"short",year:"2-digit",timeZone:"UTC"};return new Intl.DateTimeFormat(O,P==="month"?n:t).format(new Date(e))}function B({value:e,atLeast:t}){return e===null?a("not shown"):t?a("at least {n}",{n:L(e)}):L(e)}function Tt(e){return e.value===null||!e.atLeast?B(e):g`<bdi dir="ltr" aria-hidden="true">≥ ${L(e.value)}</bdi
    ><span class="unseen">${B(e)}</span>`}function He(e){return g`<details open>
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
                <th scope="row">${re(t.start)}</th>
                <td class="number">${Tt(ot(t,"offered"))}</td>
                <td class="number">${Tt(ot(t,"answered"))}</td>
                <td class="number">${Tt(ot(t,"dropped"))}</td>
                <td class="number">${yt(t.wait_seconds)}</td>
                <td class="number">${_t(t.service_level)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </details>`}function Ie(e){if(!e.cases.length)return d;let t=n=>n===""?a("All together"):n==="?"?a("Other"):vt(e.categories[n],n);return g`<section class="card">
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
                <td class="number">${B({value:n.due,atLeast:!1})}</td>
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
