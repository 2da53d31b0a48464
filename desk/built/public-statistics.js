var T=class extends Error{constructor(n,s,r,i=null,a=null){super(r||s);this.status=n;this.title=s;this.detail=r;this.body=i;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},St=new Set,Et=!0;function Pt(e){St.add(e)}function oe(e,t){if(t.startsWith("/desk/api/sign-in")||e>=400&&e!==401)return;let n=e!==401;if(n!==Et){Et=n;for(let s of St)s(n)}}function ae(){let e=document.cookie.split("; ").find(t=>t.startsWith("hotline_csrf="));return e?decodeURIComponent(e.slice(13)):""}async function le(e){let t=await e.text(),n=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let s=JSON.parse(t);return new T(e.status,s.title??e.statusText,s.detail??"",s,n)}catch{return new T(e.status,e.statusText,"",null,n)}}async function U(e,t,n,s={}){let r={Accept:"application/json","X-CSRF-Token":ae()},i=n instanceof FormData||n instanceof Blob;n!==void 0&&!i&&(r["Content-Type"]="application/json"),s.version&&(r["If-Match"]=s.version),s.once&&(r["Idempotency-Key"]=s.once);let a;try{a=await fetch(t,{method:e,headers:r,body:n===void 0?null:i?n:JSON.stringify(n),credentials:"same-origin",signal:s.signal??null})}catch(l){throw l instanceof DOMException&&l.name==="AbortError"?l:new T(0,"Unreachable","")}if(oe(a.status,t),!a.ok)throw await le(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var Z={get:(e,t)=>U("GET",e,void 0,t),post:(e,t,n)=>U("POST",e,t??{},n),put:(e,t,n)=>U("PUT",e,t,n),patch:(e,t,n)=>U("PATCH",e,t,n),delete:(e,t)=>U("DELETE",e,void 0,t)};var pt=globalThis,Nt=e=>e,J=pt.trustedTypes,Dt=J?J.createPolicy("lit-html",{createHTML:e=>e}):void 0,mt="$lit$",x=`lit$${Math.random().toFixed(9).slice(2)}$`,gt="?"+x,ce=`<${gt}>`,S=document,j=()=>S.createComment(""),W=e=>e===null||typeof e!="object"&&typeof e!="function",ft=Array.isArray,Ut=e=>ft(e)||typeof e?.[Symbol.iterator]=="function",ht=`[ 	
\f\r]`,F=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,It=/-->/g,Ht=/>/g,M=RegExp(`>|${ht}(?:([^\\s"'>=/]+)(${ht}*=${ht}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ot=/'/g,Lt=/"/g,Ft=/^(?:script|style|textarea|title)$/i,$t=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),g=$t(1),q=$t(2),je=$t(3),A=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Bt=new WeakMap,E=S.createTreeWalker(S,129);function jt(e,t){if(!ft(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Dt!==void 0?Dt.createHTML(t):t}var Wt=(e,t)=>{let n=e.length-1,s=[],r,i=t===2?"<svg>":t===3?"<math>":"",a=F;for(let d=0;d<n;d++){let l=e[d],p,f,c=-1,m=0;for(;m<l.length&&(a.lastIndex=m,f=a.exec(l),f!==null);)m=a.lastIndex,a===F?f[1]==="!--"?a=It:f[1]!==void 0?a=Ht:f[2]!==void 0?(Ft.test(f[2])&&(r=RegExp("</"+f[2],"g")),a=M):f[3]!==void 0&&(a=M):a===M?f[0]===">"?(a=r??F,c=-1):f[1]===void 0?c=-2:(c=a.lastIndex-f[2].length,p=f[1],a=f[3]===void 0?M:f[3]==='"'?Lt:Ot):a===Lt||a===Ot?a=M:a===It||a===Ht?a=F:(a=M,r=void 0);let h=a===M&&e[d+1].startsWith("/>")?" ":"";i+=a===F?l+ce:c>=0?(s.push(p),l.slice(0,c)+mt+l.slice(c)+x+h):l+x+(c===-2?d:h)}return[jt(e,i+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},V=class e{constructor({strings:t,_$litType$:n},s){let r;this.parts=[];let i=0,a=0,d=t.length-1,l=this.parts,[p,f]=Wt(t,n);if(this.el=e.createElement(p,s),E.currentNode=this.el.content,n===2||n===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(r=E.nextNode())!==null&&l.length<d;){if(r.nodeType===1){if(r.hasAttributes())for(let c of r.getAttributeNames())if(c.endsWith(mt)){let m=f[a++],h=r.getAttribute(c).split(x),$=/([.?@])?(.*)/.exec(m);l.push({type:1,index:i,name:$[2],strings:h,ctor:$[1]==="."?K:$[1]==="?"?X:$[1]==="@"?tt:N}),r.removeAttribute(c)}else c.startsWith(x)&&(l.push({type:6,index:i}),r.removeAttribute(c));if(Ft.test(r.tagName)){let c=r.textContent.split(x),m=c.length-1;if(m>0){r.textContent=J?J.emptyScript:"";for(let h=0;h<m;h++)r.append(c[h],j()),E.nextNode(),l.push({type:2,index:++i});r.append(c[m],j())}}}else if(r.nodeType===8)if(r.data===gt)l.push({type:2,index:i});else{let c=-1;for(;(c=r.data.indexOf(x,c+1))!==-1;)l.push({type:7,index:i}),c+=x.length-1}i++}}static createElement(t,n){let s=S.createElement("template");return s.innerHTML=t,s}};function P(e,t,n=e,s){if(t===A)return t;let r=s!==void 0?n._$Co?.[s]:n._$Cl,i=W(t)?void 0:t._$litDirective$;return r?.constructor!==i&&(r?._$AO?.(!1),i===void 0?r=void 0:(r=new i(e),r._$AT(e,n,s)),s!==void 0?(n._$Co??=[])[s]=r:n._$Cl=r),r!==void 0&&(t=P(e,r._$AS(e,t.values),r,s)),t}var z=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:s}=this._$AD,r=(t?.creationScope??S).importNode(n,!0);E.currentNode=r;let i=E.nextNode(),a=0,d=0,l=s[0];for(;l!==void 0;){if(a===l.index){let p;l.type===2?p=new I(i,i.nextSibling,this,t):l.type===1?p=new l.ctor(i,l.name,l.strings,this,t):l.type===6&&(p=new et(i,this,t)),this._$AV.push(p),l=s[++d]}a!==l?.index&&(i=E.nextNode(),a++)}return E.currentNode=S,r}p(t){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,n),n+=s.strings.length-2):s._$AI(t[n])),n++}},I=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,s,r){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=s,this.options=r,this._$Cv=r?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=P(this,t,n),W(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==A&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ut(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&W(this._$AH)?this._$AA.nextSibling.data=t:this.T(S.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:s}=t,r=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=V.createElement(jt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===r)this._$AH.p(n);else{let i=new z(r,this),a=i.u(this.options);i.p(n),this.T(a),this._$AH=i}}_$AC(t){let n=Bt.get(t.strings);return n===void 0&&Bt.set(t.strings,n=new V(t)),n}k(t){ft(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,r=0;for(let i of t)r===n.length?n.push(s=new e(this.O(j()),this.O(j()),this,this.options)):s=n[r],s._$AI(i),r++;r<n.length&&(this._$AR(s&&s._$AB.nextSibling,r),n.length=r)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let s=Nt(t).nextSibling;Nt(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},N=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,s,r,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=n,this._$AM=r,this.options=i,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=u}_$AI(t,n=this,s,r){let i=this.strings,a=!1;if(i===void 0)t=P(this,t,n,0),a=!W(t)||t!==this._$AH&&t!==A,a&&(this._$AH=t);else{let d=t,l,p;for(t=i[0],l=0;l<i.length-1;l++)p=P(this,d[s+l],n,l),p===A&&(p=this._$AH[l]),a||=!W(p)||p!==this._$AH[l],p===u?t=u:t!==u&&(t+=(p??"")+i[l+1]),this._$AH[l]=p}a&&!r&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},K=class extends N{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},X=class extends N{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},tt=class extends N{constructor(t,n,s,r,i){super(t,n,s,r,i),this.type=5}_$AI(t,n=this){if((t=P(this,t,n,0)??u)===A)return;let s=this._$AH,r=t===u&&s!==u||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,i=t!==u&&(s===u||r);r&&this.element.removeEventListener(this.name,this,s),i&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},et=class{constructor(t,n,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){P(this,t)}},Vt={M:mt,P:x,A:gt,C:1,L:Wt,R:z,D:Ut,V:P,I,H:N,N:X,U:tt,B:K,F:et},ue=pt.litHtmlPolyfillSupport;ue?.(V,I),(pt.litHtmlVersions??=[]).push("3.3.3");var G=(e,t,n)=>{let s=n?.renderBefore??t,r=s._$litPart$;if(r===void 0){let i=n?.renderBefore??null;s._$litPart$=r=new I(t.insertBefore(j(),i),i,void 0,n??{})}return r._$AI(e),r};var y={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_=e=>(...t)=>({_$litDirective$:e,values:t}),b=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,n,s){this._$Ct=t,this._$AM=n,this._$Ci=s}_$AS(t,n){return this.update(t,n)}update(t,n){return this.render(...n)}};var de=_(class extends b{constructor(e){if(super(e),e.type!==y.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in t)t[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(t)}let n=e.element.classList;for(let s of this.st)s in t||(n.remove(s),this.st.delete(s));for(let s in t){let r=!!t[s];r===this.st.has(s)||this.nt?.has(s)||(r?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return A}});var{I:he}=Vt,qt=e=>e;var nt=e=>e.strings===void 0,Gt=()=>document.createComment(""),H=(e,t,n)=>{let s=e._$AA.parentNode,r=t===void 0?e._$AB:t._$AA;if(n===void 0){let i=s.insertBefore(Gt(),r),a=s.insertBefore(Gt(),r);n=new he(i,a,e,e.options)}else{let i=n._$AB.nextSibling,a=n._$AM,d=a!==e;if(d){let l;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(l=e._$AU)!==a._$AU&&n._$AP(l)}if(i!==r||d){let l=n._$AA;for(;l!==i;){let p=qt(l).nextSibling;qt(s).insertBefore(l,r),l=p}}}return n},C=(e,t,n=e)=>(e._$AI(t,n),e),pe={},O=(e,t=pe)=>e._$AH=t,Yt=e=>e._$AH,st=e=>{e._$AR(),e._$AA.remove()};var me=_(class extends b{constructor(){super(...arguments),this.key=u}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(O(e),this.key=t),n}});var ge=_(class extends b{constructor(e){if(super(e),e.type!==y.PROPERTY&&e.type!==y.ATTRIBUTE&&e.type!==y.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!nt(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===A||t===u)return t;let n=e.element,s=e.name;if(e.type===y.PROPERTY){if(t===n[s])return A}else if(e.type===y.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(s))return A}else if(e.type===y.ATTRIBUTE&&n.getAttribute(s)===t+"")return A;return O(e),t}});var Y=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(t,!1),Y(s,t);return!0},rt=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},Qt=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=new Set;else if(n.has(e))break;n.add(e),Ae(t)}};function fe(e){this._$AN!==void 0?(rt(this),this._$AM=e,Qt(this)):this._$AM=e}function $e(e,t=!1,n=0){let s=this._$AH,r=this._$AN;if(r!==void 0&&r.size!==0)if(t)if(Array.isArray(s))for(let i=n;i<s.length;i++)Y(s[i],!1),rt(s[i]);else s!=null&&(Y(s,!1),rt(s));else Y(this,e)}var Ae=e=>{e.type==y.CHILD&&(e._$AP??=$e,e._$AQ??=fe)},it=class extends b{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,n,s){super._$AT(t,n,s),Qt(this),this.isConnected=t._$AU}_$AO(t,n=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),n&&(Y(this,t),rt(this))}setValue(t){if(nt(this._$Ct))this._$Ct._$AI(t,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=t,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var At=new WeakMap,ye=_(class extends it{render(e){return u}update(e,[t]){let n=t!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),u}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,n=At.get(t);n===void 0&&(n=new WeakMap,At.set(t,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?At.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Zt=(e,t,n)=>{let s=new Map;for(let r=t;r<=n;r++)s.set(e[r],r);return s},be=_(class extends b{constructor(e){if(super(e),e.type!==y.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,n){let s;n===void 0?n=t:t!==void 0&&(s=t);let r=[],i=[],a=0;for(let d of e)r[a]=s?s(d,a):a,i[a]=n(d,a),a++;return{values:i,keys:r}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,s]){let r=Yt(e),{values:i,keys:a}=this.dt(t,n,s);if(!Array.isArray(r))return this.ut=a,i;let d=this.ut??=[],l=[],p,f,c=0,m=r.length-1,h=0,$=i.length-1;for(;c<=m&&h<=$;)if(r[c]===null)c++;else if(r[m]===null)m--;else if(d[c]===a[h])l[h]=C(r[c],i[h]),c++,h++;else if(d[m]===a[$])l[$]=C(r[m],i[$]),m--,$--;else if(d[c]===a[$])l[$]=C(r[c],i[$]),H(e,l[$+1],r[c]),c++,$--;else if(d[m]===a[h])l[h]=C(r[m],i[h]),H(e,r[c],r[m]),m--,h++;else if(p===void 0&&(p=Zt(a,h,$),f=Zt(d,c,m)),p.has(d[c]))if(p.has(d[m])){let w=f.get(a[h]),dt=w!==void 0?r[w]:null;if(dt===null){let Mt=H(e,r[c]);C(Mt,i[h]),l[h]=Mt}else l[h]=C(dt,i[h]),H(e,r[c],dt),r[w]=null;h++}else st(r[m]),m--;else st(r[c]),c++;for(;h<=$;){let w=H(e,l[$+1]);C(w,i[h]),l[h++]=w}for(;c<=m;){let w=r[c++];w!==null&&st(w)}return this.ut=a,O(e,l),A}});var yt={},v=document.documentElement.lang==="ar"?"ar":"en",R=v==="ar"?"ar-OM-u-nu-latn":"en-GB";async function bt(){if(!(v==="en"||Object.keys(yt).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(yt=await e.json())}catch{}}function _e(e,t){return e.replace(/\{(\w+)\}/g,(n,s)=>String(t[s]??n))}function o(e,t={}){let n=yt[e];return _e(typeof n=="string"?n:e,t)}var ve={day:"numeric",month:"short",year:"numeric",hour:v==="ar"?"numeric":"2-digit",minute:"2-digit"},Nn=new Intl.PluralRules("ar"),we=new Intl.NumberFormat(R,{style:"percent",maximumFractionDigits:0}),Dn=new Intl.DateTimeFormat(R,{timeStyle:"short"}),In=new Intl.DateTimeFormat(R,ve),Jt=new Map;function L(e,t=0){let n=Jt.get(t);return n||(n=new Intl.NumberFormat(R,{maximumFractionDigits:t,minimumFractionDigits:t}),Jt.set(t,n)),n.format(e)}function _t(e){return e==null?"–":we.format(e)}function vt(e){if(e==null)return"–";let t=Math.max(0,Math.round(e)),[n,s,r]=[Math.floor(t/3600),Math.floor(t%3600/60),t%60],i=a=>String(a).padStart(2,"0");return n?`${n}:${i(s)}:${i(r)}`:`${s}:${i(r)}`}function ot(e){return v==="ar"?`⁧${e}⁩`:e}var zt=/[\u064b-\u0650\u0652]/g;function wt(e,t){return e?.[v]?.replace(zt,"")??e?.en??e?.ar?.replace(zt,"")??t}var Te={"unknown case":()=>o("There is no such case, or it is not yours to see."),stale:()=>o("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>o("Your role may not do that."),state:()=>o("The case cannot be changed like that as it stands."),"saved filter":()=>o("The list cannot be kept under this name."),file:()=>o("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>o("A password has 12 to 256 characters, and is not easy to guess."),"old password":()=>o("Your current password is another one."),store:()=>o("The store cannot be used now: nothing was changed, try again.")},xe={400:()=>o("What was sent was not understood."),401:()=>o("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>o("This is not allowed."),404:()=>o("This is not there, or not any more."),409:()=>o("This cannot be done as things stand."),412:()=>o("Somebody changed it meanwhile. Look at it again."),413:()=>o("This is too large."),422:()=>o("What was sent was not understood."),507:()=>o("The hotline cannot write it to its disk. Tell an administrator.")},Ce=5;function Kt({status:e,code:t,detail:n,retryAfter:s}){if(v==="en"&&n)return n;let r=Te[t]?.()??Re(e,t,s)??xe[e]?.();return r||(e>=500?o("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):o("This cannot be done as things stand."))}function Re(e,t,n){let s=n!==null&&n>Ce?ke(n):null;return t==="busy"?s?o("Many people sign in at this moment. Try again at {time}.",{time:s}):o("Many people sign in at this moment. Try again in a moment."):e===429?s?o("Too many requests. Try again at {time}.",{time:s}):o("Too many requests. Wait a moment and try again."):e!==503?null:s?o("This cannot be done right now. Try again at {time}.",{time:s}):o("This cannot be done right now. Try again in a moment.")}function ke(e){let t=Date.now()+e*1e3;return ot(new Intl.DateTimeFormat(R,{timeStyle:e<120?"medium":"short"}).format(t))}var Me=[{path:"/desk/agent",title:()=>o("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>o("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>o("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>o("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>o("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>o("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>o("Screens"),roles:["administrator"]}];function Ee(e){return Me.filter(t=>t.roles.some(n=>e.roles.includes(n)))}function Tt(e){return e instanceof T&&e.status===0?o("The hotline cannot be reached. Look at your connection and try again."):e instanceof T?Kt(e):o("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}function te(e,t=u){let n=e?Ee(e):[];return g`
    <a class="skip" href="#content">${o("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${o("Places")}>
        ${n.map(s=>g`<a href=${s.path} aria-current=${location.pathname===s.path?"page":u}
              >${s.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${t}</div>
      <button class="quiet" @click=${Pe} aria-label=${o("Light or dark")}>◐</button>
      <button class="quiet" lang=${v==="ar"?"en":"ar"} @click=${Se}>
        ${v==="ar"?"English":"العربية"}
      </button>
      ${e?g`<a class="who" href="/desk/home">${e.name}</a
              ><button class="quiet" @click=${Ne}>${o("Sign out")}</button>`:u}
    </header>
  `}function Se(){document.cookie=`hotline_language=${v==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function Pe(){let e=document.documentElement,t=e.dataset.theme?e.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;e.dataset.theme=t?"light":"dark",document.cookie=`hotline_theme=${e.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function Ne(){try{await Z.post("/desk/api/sign-out")}catch(e){if(!(e instanceof T&&e.status===401))return De(Tt(e),"trouble")}location.assign("/desk/sign-in")}var Xt=null;function De(e,t="good"){Xt??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let n=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});n.setAttribute("role",t==="trouble"?"alert":"status"),Xt.append(n),setTimeout(()=>n.remove(),t==="trouble"?12e3:5e3)}function ee(e,t){return e?g`<div class="card">
        <p class="trouble" role="alert">${e}</p>
        <p><button class="plain" @click=${t}>${o("Try again")}</button></p>
      </div>`:g`<p class="empty soft" role="status">${o("Loading…")}</p>`}var Q=null;Pt(e=>{Q?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Q=document.body.appendChild(document.createElement("div")),Q.className="notices",Q.setAttribute("role","alert"),G(g`<p class="notice trouble">
      ${o("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${o("Sign in")}</a>
    </p>`,Q))});function at(e,t){return{value:e[t],atLeast:e.at_least.includes(t)}}function lt(e,t){let n=e.map(r=>r[t]).filter(r=>r!==null);if(!n.length)return{value:null,atLeast:!1};let s=n.length<e.length||e.some(r=>r.at_least.includes(t));return{value:n.reduce((r,i)=>r+i,0),atLeast:s}}function ne(e){let t=e.filter(r=>r.answered&&r.wait_seconds!==null),n=t.reduce((r,i)=>r+(i.answered??0),0),s=t.reduce((r,i)=>r+(i.answered??0)*(i.wait_seconds??0),0);return n?s/n:null}function se(e,t,n){let s=e.filter(d=>d.queue===t),r=Ie(Math.max(1,...s.map(d=>d.offered??0))),i=n.width/Math.max(1,s.length);return{bars:s.map((d,l)=>({row:d,x:l*i+i*.15,width:Math.min(i*.7,48),answered:(d.answered??0)/r*n.height,dropped:(d.dropped??0)/r*n.height})),top:r}}function Ie(e){let t=10**Math.floor(Math.log10(e));return([1,2,5,10].find(n=>n*t>=e)??10)*t}var k={width:900,height:220},Rt=null,ut="",D="day",ct="",xt=0;await bt();await kt();async function kt(){let e=++xt;try{let{body:t}=await Z.get(`/statistics/figures.json?by=${D}`);if(e!==xt)return;Rt=t,ut=""}catch(t){if(e!==xt)return;ut=Tt(t)}re()}function re(){G(g`${te(null)}
      <main id="content" class="page public-figures">
        <h1>${o("How well does 1111 work?")}</h1>
        ${ut?ee(ut,()=>{kt()}):u} ${Rt?He(Rt):u}
      </main>`,document.body)}function He(e){let t=e.rows.filter(r=>r.queue===ct),n=[["day",o("By day")],["week",o("By week")],["month",o("By month")]],s=[...new Set(e.rows.map(r=>r.queue))].filter(r=>r!=="");return g` <div class="row">
      <div class="row" role="group" aria-label=${o("Period")}>
        ${n.map(([r,i])=>g`<button
              class=${D===r?"":"plain"}
              aria-pressed=${D===r}
              @click=${()=>{D=r,kt()}}>
              ${i}
            </button>`)}
      </div>
      <label class="row"
        >${o("Queue")}<select
          @change=${r=>{ct=r.target.value,re()}}>
          <option value="">${o("All together")}</option>
          ${s.map(r=>g`<option value=${r} ?selected=${ct===r}>${wt(e.queues[r],r)}</option>`)}
        </select></label
      >
    </div>
    ${t.length?g`${Oe(t)}
            <section class="card">
              <h2>${o("Calls")}</h2>
              ${Le(e)} ${Be(t)}
            </section>`:g`<p class="soft">${o("There are no figures for this time yet.")}</p>`}
    ${Ue(e)}
    <p class="small soft">
      ${o("Counts below {n} are not shown, nor what would tell them, so that nobody can be recognised. Today's counts are rounded down.",{n:L(e.least_count)})}
      <a href="/statistics/figures.csv?by=${D}">CSV</a> · <a href="/statistics/figures.json?by=${D}">JSON</a>
    </p>`}function Oe(e){let t=(n,s)=>g`<div class="card tile"><span class="soft">${n}</span><strong class="number">${s}</strong></div>`;return g`<div class="tiles">
    ${t(o("Calls offered"),B(lt(e,"offered")))} ${t(o("Answered"),B(lt(e,"answered")))}
    ${t(o("Dropped while waiting"),B(lt(e,"dropped")))}
    ${t(o("Average wait"),vt(ne(e)))}
  </div>`}function Le(e){let t=se(e.rows,ct,k),n=k.height+10;return g`<svg class="chart" viewBox="-50 0 ${k.width+60} ${k.height+40}" aria-hidden="true" dir="ltr">
      ${[0,.5,1].map(s=>q`<line x1="0" x2=${k.width} y1=${n-s*k.height} y2=${n-s*k.height}></line>
      <text x="-8" y=${n-s*k.height+4} text-anchor="end">${L(s*t.top)}</text>`)}
      ${t.bars.map((s,r)=>q`<rect class="answered" x=${s.x} width=${s.width} y=${n-s.answered} height=${s.answered}></rect>
      <rect class="dropped" x=${s.x} width=${s.width} y=${n-s.answered-s.dropped} height=${s.dropped}></rect>
      ${r%Math.ceil(t.bars.length/8)===0?q`<text x=${s.x+s.width/2} y=${n+18} text-anchor="middle">${ot(ie(s.row.start))}</text>`:u}`)}
    </svg>
    <p class="small legend">
      <span class="key answered"></span>${o("Answered")} <span class="key dropped"></span>${o("Dropped while waiting")}
    </p>`}function ie(e){let t={day:"numeric",month:"short",timeZone:"UTC"},n={month:"short",year:"2-digit",timeZone:"UTC"};return new Intl.DateTimeFormat(R,D==="month"?n:t).format(new Date(e))}function B({value:e,atLeast:t}){return e===null?o("not shown"):t?o("at least {n}",{n:L(e)}):L(e)}function Ct(e){return e.value===null||!e.atLeast?B(e):g`<bdi dir="ltr" aria-hidden="true">≥ ${L(e.value)}</bdi
    ><span class="unseen">${B(e)}</span>`}function Be(e){return g`<details open>
    <summary>${o("As a table")}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${o("Calls")}>
      <table>
        <thead>
          <tr>
            <th>${o("Period")}</th>
            <th class="number">${o("Calls offered")}</th>
            <th class="number">${o("Answered")}</th>
            <th class="number">${o("Dropped while waiting")}</th>
            <th class="number">${o("Average wait")}</th>
            <th class="number">${o("Answered in time")}</th>
          </tr>
        </thead>
        <tbody>
          ${[...e].reverse().map(t=>g`<tr>
                <th scope="row">${ie(t.start)}</th>
                <td class="number">${Ct(at(t,"offered"))}</td>
                <td class="number">${Ct(at(t,"answered"))}</td>
                <td class="number">${Ct(at(t,"dropped"))}</td>
                <td class="number">${vt(t.wait_seconds)}</td>
                <td class="number">${_t(t.service_level)}</td>
              </tr>`)}
        </tbody>
      </table>
    </div>
  </details>`}function Ue(e){if(!e.cases.length)return u;let t=n=>n===""?o("All together"):n==="?"?o("Other"):wt(e.categories[n],n);return g`<section class="card">
    <h2>${o("Cases solved in time")}</h2>
    <div class="scroll" tabindex="0" role="region" aria-label=${o("Cases solved in time")}>
      <table>
        <thead>
          <tr>
            <th>${o("Month")}</th>
            <th>${o("Subject area")}</th>
            <th class="number">${o("Due")}</th>
            <th class="number">${o("In time")}</th>
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
